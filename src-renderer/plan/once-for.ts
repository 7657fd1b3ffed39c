// What is reckoned once for a value that does not change, and let go with it.
export function onceFor<Subject extends object, Value>(make: (subject: Subject) => Value): (subject: Subject) => Value {
  const made = new WeakMap<Subject, { readonly value: Value }>();
  return (subject) => {
    const known = made.get(subject);
    if (known) return known.value;
    const value = make(subject);
    made.set(subject, { value });
    return value;
  };
}
