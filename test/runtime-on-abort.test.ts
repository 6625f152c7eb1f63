import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import { onAbort } from "../src/runtime/on-abort.js";

describe("whoever waits for a signal", () => {
  test("is called when it is aborted, in turn, and once", () => {
    const controller = new AbortController();
    const called: string[] = [];
    onAbort(controller.signal, () => called.push("first"));
    onAbort(controller.signal, () => called.push("second"));
    controller.abort();
    controller.abort();
    expect(called).toEqual(["first", "second"]);
  });

  test("is not called once it has stopped to wait, not even by another that is called before", () => {
    const controller = new AbortController();
    const called: string[] = [];
    const stops: (() => void)[] = [];
    onAbort(controller.signal, () => stops.forEach((stop) => stop()));
    stops.push(onAbort(controller.signal, () => called.push("stopped")));
    onAbort(controller.signal, () => called.push("waits"));
    controller.abort();
    expect(called).toEqual(["waits"]);
  });

  test("shares one listener with all others: Node would take more than ten for a leak", () => {
    const { signal } = new AbortController();
    const stops = Array.from({ length: 50 }, () => onAbort(signal, () => undefined));
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    stops.pop()?.();
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
  });

  test("leaves nothing on the signal, and may wait again", () => {
    const controller = new AbortController();
    const called: string[] = [];
    const stops = ["one", "other"].map((name) => onAbort(controller.signal, () => called.push(name)));
    for (const stop of [...stops, ...stops]) stop();
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
    onAbort(controller.signal, () => called.push("again"));
    controller.abort();
    expect(called).toEqual(["again"]);
  });
});
