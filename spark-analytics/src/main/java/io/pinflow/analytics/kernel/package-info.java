/** Rows into and out of Delta tables without a Spark job, by Delta's kernel: for small commits. */
package io.pinflow.analytics.kernel;
