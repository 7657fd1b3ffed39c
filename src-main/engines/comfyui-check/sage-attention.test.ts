import { describe, expect, it } from 'vitest';
import { sageRequirements } from './sage-attention.ts';

const verdict = (device: string, pytorchVersion: string, node: boolean | null = true) =>
  sageRequirements({ device, pytorchVersion }, node).usable;

describe('the requirements of SageAttention', () => {
  it.each([
    ['cuda:0 NVIDIA GeForce RTX 4090 : cudaMallocAsync', true],
    ['cuda:0 NVIDIA GeForce RTX 3050 Laptop GPU : native', true],
    ['cuda:1 NVIDIA GeForce RTX 5070 Ti : cudaMallocAsync', true],
    ['cuda:0 NVIDIA RTX A4000 : cudaMallocAsync', true],
    ['cuda:0 NVIDIA RTX 2000 Ada Generation : cudaMallocAsync', true],
    ['cuda:0 NVIDIA RTX 6000 Ada Generation : cudaMallocAsync', true],
    ['cuda:0 NVIDIA RTX PRO 6000 Blackwell Workstation Edition : cudaMallocAsync', true],
    ['cuda:0 NVIDIA A100-SXM4-80GB : cudaMallocAsync', true],
    ['cuda:0 NVIDIA H200 : cudaMallocAsync', true],
    ['cuda:0 NVIDIA L40S : cudaMallocAsync', true],
    ['cuda:0 NVIDIA B200 : cudaMallocAsync', true],
    ['cuda:0 NVIDIA GeForce RTX 2080 Ti : cudaMallocAsync', false],
    ['cuda:0 NVIDIA GeForce GTX 1660 SUPER : native', false],
    ['cuda:0 Quadro RTX 6000 : native', false],
    ['cuda:0 NVIDIA TITAN RTX : native', false],
    ['cuda:0 Tesla T4 : native', false],
    ['cuda:0 Tesla V100-SXM2-16GB : native', false],
    ['cuda:0 AMD Radeon RX 7900 XTX : native', false],
    ['xpu:0 Intel(R) Arc(TM) A770 Graphics', false],
    ['mps', false],
    ['cpu', false],
    ['cuda:0 NVIDIA CMP 170HX : native', null],
    ['comfy-test-server (no GPU)', null],
    ['', null],
  ])('card %s: %s', (device, expected) => {
    expect(verdict(device, '2.7.1+cu128')).toBe(expected);
  });

  it.each([
    ['2.7.1+cu128', true],
    ['2.5.1+cu121', true],
    ['2.9.0+cu130', true],
    ['2.4.0+cu118', false],
    ['2.7.1+cpu', false],
    ['2.7.0+rocm6.3', false],
    ['2.8.0', null],
    ['', null],
  ])('PyTorch %s: %s', (version, expected) => {
    expect(verdict('NVIDIA GeForce RTX 4090', version)).toBe(expected);
  });

  it('says everything that is in the way, and nothing where nothing is', () => {
    expect(
      sageRequirements({ device: 'cuda:0 NVIDIA GeForce GTX 1080', pytorchVersion: '2.4.0+cu118' }, false),
    ).toEqual({
      usable: false,
      reasons: [
        'It needs an NVIDIA card of the RTX 30 series or newer; the server runs on cuda:0 NVIDIA GeForce GTX 1080.',
        "It needs CUDA 12.0 or newer; the server's PyTorch is built for CUDA 11.8.",
        'The node PathchSageAttentionKJ (ComfyUI-KJNodes) is not installed on the server.',
      ],
    });
    expect(sageRequirements({ device: 'NVIDIA GeForce RTX 3060', pytorchVersion: '2.7.1+cu126' }, true)).toEqual({
      usable: true,
      reasons: [],
    });
    // One thing not known is not yet a no; one no is.
    expect(verdict('NVIDIA GeForce RTX 3060', '2.8.0')).toBe(null);
    expect(verdict('NVIDIA GeForce RTX 3060', '2.8.0', false)).toBe(false);
  });
});
