/** Whether two values of the model have the same content: JSON, with `undefined`, maps and sets of texts. */
export function saysTheSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other))
    return Array.isArray(one) && Array.isArray(other) && haveSameItems(one, other);
  if (one instanceof Map || other instanceof Map) {
    return one instanceof Map && other instanceof Map && haveSameItems([...one], [...other]);
  }
  if (one instanceof Set || other instanceof Set) {
    return one instanceof Set && other instanceof Set && haveSameItems([...one], [...other]);
  }
  return isPlain(one) && isPlain(other) && haveSameMembers(one, other);
}

/** Whether all of it shows: an object of a class may have more to say. */
function isPlain(value: object): boolean {
  return Object.getPrototypeOf(value) === Object.prototype;
}

function haveSameItems(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, index) => saysTheSame(item, other[index]));
}

/** In the same order, in which members are emitted. */
function haveSameMembers(one: object, other: object): boolean {
  const [names, otherNames] = [Object.keys(one), Object.keys(other)];
  return (
    names.length === otherNames.length &&
    names.every(
      (name, index) =>
        name === otherNames[index] && saysTheSame(one[name as keyof object], other[name as keyof object]),
    )
  );
}
