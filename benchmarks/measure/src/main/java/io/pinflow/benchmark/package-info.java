/** Measures a hot path against a raw ceiling in the same run. */
package io.pinflow.benchmark;
