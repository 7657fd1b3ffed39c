// Which take of a segment is shown in `video/`, recorded in project.json without touching its other keys. Pure.
import { isRawObject, type RawObject } from './field-reader.ts';

export function activateTake(project: RawObject, segmentKey: string, take: number): RawObject {
  const segments = isRawObject(project.segments) ? project.segments : {};
  const before = isRawObject(segments[segmentKey]) ? segments[segmentKey] : {};
  return { ...project, segments: { ...segments, [segmentKey]: { ...before, active_take: take } } };
}
