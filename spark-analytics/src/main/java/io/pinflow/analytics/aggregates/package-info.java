/** Small tables that answer the queries and cost a daily run what the day brought. */
package io.pinflow.analytics.aggregates;
