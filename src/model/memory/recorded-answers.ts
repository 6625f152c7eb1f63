import { saysTheSame } from "./says-the-same.js";

/** Functions that are asked by their names; the same question in the same run has the same answer. */
export type Answerer = Readonly<Record<string, (...parameters: never[]) => unknown>>;

/** A question, and what it was answered. */
export interface Answered {
  readonly question: string;
  readonly parameters: readonly unknown[];
  readonly answer: unknown;
}

/** Answers as `answerer` does, and writes down what is asked. */
export function recording<Asked extends Answerer>(answerer: Asked, answered: Answered[]): Asked {
  const functions = Object.entries(answerer).map(([question, ask]) => {
    const recorded = (...parameters: never[]): unknown => {
      const answer = ask(...parameters);
      answered.push({ question, parameters, answer });
      return answer;
    };
    return [question, recorded] as const;
  });
  return Object.fromEntries(functions) as unknown as Asked; // it has the same functions
}

/**
 * Whether `answerer` answers as before, asked in the same order: whoever asks does not ask something else before the first answer that is
 * another, so that nobody is asked in vain.
 */
export function answersAgain(answerer: Answerer, answered: readonly Answered[]): boolean {
  return answered.every(({ question, parameters, answer }) => {
    const ask = answerer[question];
    return ask !== undefined && saysTheSame(ask(...(parameters as never[])), answer); // they were this function's
  });
}
