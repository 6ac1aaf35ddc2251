/** The batch over many posts: how long a day's new ones take, and the queries. */
package io.pinflow.benchmark.analytics;
