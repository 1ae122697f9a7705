import { writeFileSync } from 'node:fs';
export function resultLine({ name, ratios, p99Us, floorP99Us, callsPerSecond, otherCores, isGeneratorLimit, firstUse, serverUs, floorServerUs, peakMemoryMiB }) {
  const middle = ratios[ratios.length >> 1];
  return [name.padEnd(52), `${middle.toFixed(2)} (${ratios[0].toFixed(2)}–${ratios.at(-1).toFixed(2)})`, `p99 ${Math.round(floorP99Us)}/${Math.round(p99Us)}`, `${Math.round(callsPerSecond)}/s`, `us ${floorServerUs?.toFixed(1)}/${serverUs?.toFixed(1)} =${(floorServerUs/serverUs).toFixed(2)}`, `other ${otherCores.toFixed(2)}`, isGeneratorLimit ? 'GENERATOR' : '', firstUse ? `first ${Math.round(firstUse)}/s` : '', peakMemoryMiB ? `${peakMemoryMiB} MiB` : ''].join('  ');
}
export function writeResults() {}
