/** What changed in a Delta table between two of its versions. */
package io.pinflow.analytics.changes;
