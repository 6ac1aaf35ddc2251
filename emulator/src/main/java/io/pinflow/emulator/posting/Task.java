package io.pinflow.emulator.posting;

/**
 * What a worker does next: from a time on, send these parts of a post.
 *
 * @param post how many posts came before
 * @param row the number of the row
 * @param firstPart the first part to send
 * @param endPart the part after the last to send
 * @param postDue when the post begins, by {@link System#nanoTime}
 * @param due when this task begins, by the same clock
 * @param isScheduled whether latency counts from {@code due} instead of the sending
 */
public record Task(
    long post, int row, int firstPart, int endPart, long postDue, long due, boolean isScheduled) {}
