/**
 * Whether `value` is `divisor` times an integer, both read as the decimals that JSON shows: 0.3 is a multiple of 0.1.
 *
 * Up to 15 digits a decimal and its nearest double are one to one, so that integers of their units decide.
 */
export function isMultipleOf(value: number, divisor: number): boolean {
  let scale = 1;
  while (scale < 1e15 && Math.round(divisor * scale) / scale !== divisor) scale *= 10;
  const units = Math.round(value * scale);
  const step = Math.round(divisor * scale);
  if (scale >= 1e15 || Math.abs(units) >= 1e15) return isDecimalMultiple(value, divisor);
  return units / scale === value && units % step === 0;
}

function isDecimalMultiple(value: number, divisor: number): boolean {
  if (!Number.isFinite(value)) return false;
  const [digits, exponent] = decimalOf(value);
  const [divisorDigits, divisorExponent] = decimalOf(divisor);
  const shared = Math.min(exponent, divisorExponent);
  const units = digits * BigInt(10) ** BigInt(exponent - shared);
  const step = divisorDigits * BigInt(10) ** BigInt(divisorExponent - shared);
  return units % step === BigInt(0);
}

/** The shortest decimal that reads back as `value`: digits times ten to the power of the exponent. */
function decimalOf(value: number): readonly [digits: bigint, exponent: number] {
  const [mantissa = "0", exponent = "0"] = value.toExponential().split("e");
  const fraction = mantissa.split(".")[1] ?? "";
  return [BigInt(mantissa.replace(".", "")), Number(exponent) - fraction.length];
}
