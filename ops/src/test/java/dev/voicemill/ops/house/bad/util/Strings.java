package dev.voicemill.ops.house.bad.util;

/** Breaks: no drawers. */
public final class Strings {}
