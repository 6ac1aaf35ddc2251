package io.pinflow.analytics.aggregates;

import java.io.Serializable;

/**
 * What the queries want to know of who posts.
 *
 * @param ageGroup null where it is not known, and under 18
 * @param joiningYear null where it is not known
 */
record Person(String ageGroup, Integer joiningYear) implements Serializable {}
