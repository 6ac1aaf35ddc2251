/**
 * Data quality: what the tables are expected to be like, declared in one file and checked in each
 * run.
 */
package io.pinflow.analytics.quality;
