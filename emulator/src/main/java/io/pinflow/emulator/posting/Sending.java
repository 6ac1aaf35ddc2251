package io.pinflow.emulator.posting;

/** One part of a post to be sent: how many posts came before, the row's number, which part. */
public record Sending(long post, int row, int part) {}
