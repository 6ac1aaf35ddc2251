package io.pinflow.emulator.order;

/** One turn of the emulator: so many seconds of sleep, then the row of this number. */
public record Turn(int pauseSeconds, int row) {}
