package io.pinflow.emulator.posting;

/** That a message was malformed on purpose: how, and what should become of it. */
public record Malformation(String kind, String expected) {}
