// The door of the http room: one request over Node's own http, and a file that is being downloaded.
export { backOffMs } from './back-off.ts';
export { type BodyChunks, bodyChunks } from './body-chunks.ts';
export { type Connections, createConnections, type OutgoingRequest, readText } from './http-transport.ts';
export { type DownloadSource, openPartFile, type PartFile } from './part-file.ts';
