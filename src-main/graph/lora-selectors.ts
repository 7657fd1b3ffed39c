// Kijai's wrappers take LoRAs not in the model's line, but as a chain of selector nodes beside the model loader.

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
