package io.pinflow.analytics.aggregates;

import java.io.Serializable;

/**
 * Where and when a post was made.
 *
 * @param country null where it is not known
 * @param year null where it is not known
 */
record Place(String country, Integer year) implements Serializable {}
