/** The emulator's hot path. */
package io.pinflow.benchmark.emulator;
