// The LoRA nodes we add ourselves, and what Kijai's wrappers take instead of a loader in the model's line.

const OWN_ID = /^longtake_lora_\d+$/;

/** Ours alone. A graph taken from one of our own files may carry them already: they are replaced, not doubled. */
export function ownLoraId(number: number): string {
  return `longtake_lora_${number}`;
}

export function isOwnLora(nodeId: string): boolean {
  return OWN_ID.test(nodeId);
}

/** Model loaders that are handed their LoRAs in a chain of selector nodes, by the loader's class. */
export const LORA_SELECTORS: Readonly<Record<string, string>> = {
  WanVideoModelLoader: 'WanVideoLoraSelect',
  HyVideoModelLoader: 'HyVideoLoraSelect',
};
/** The loader's input for the chain's end, and a selector's for the one before. */
export const SELECTOR_INPUT = 'lora';
export const PREVIOUS_SELECTOR_INPUT = 'prev_lora';
/** How a selector is told to treat all LoRAs of its chain; a new one must not say otherwise. */
export const SELECTOR_SETTINGS = ['low_mem_load', 'merge_loras'];
