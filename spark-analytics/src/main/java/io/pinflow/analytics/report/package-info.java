/**
 * The report: one HTML file that shows what the queries answered, from what, and what was refused.
 *
 * <p>Reads the result folder only; no Spark, no network, at writing or at looking.
 */
package io.pinflow.analytics.report;
