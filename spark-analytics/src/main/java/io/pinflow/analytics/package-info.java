/** The Spark job: what has landed becomes Delta tables, and those become answers. */
package io.pinflow.analytics;
