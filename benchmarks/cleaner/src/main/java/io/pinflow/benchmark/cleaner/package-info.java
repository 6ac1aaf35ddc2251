/** The hot paths of the cleaner: in memory, and from topic to topic. */
package io.pinflow.benchmark.cleaner;
