package io.pinflow.emulator;

/** A column of a raw table. */
public record Column(String name, ColumnType type) {}
