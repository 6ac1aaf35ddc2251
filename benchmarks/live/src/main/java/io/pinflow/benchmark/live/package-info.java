/** From the doors to the Delta tables. */
package io.pinflow.benchmark.live;
