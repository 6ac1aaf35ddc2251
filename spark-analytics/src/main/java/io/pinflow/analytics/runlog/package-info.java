/** The log of runs: one row a run, also of runs that failed. */
package io.pinflow.analytics.runlog;
