package dev.voicemill.ops.house.bad.attic;

/** Breaks: every package stands on the floor plan. */
public final class Unplanned {}
