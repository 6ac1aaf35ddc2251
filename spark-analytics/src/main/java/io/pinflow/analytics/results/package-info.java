/**
 * What the queries answered: over time in Delta tables, of the last run as JSON lines and CSV, and
 * of the run before in a folder of its own.
 */
package io.pinflow.analytics.results;
