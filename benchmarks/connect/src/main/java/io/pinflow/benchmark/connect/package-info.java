/**
 * The hot paths of the Connect plugin: the table source and the S3 sink, each as a worker runs it.
 */
package io.pinflow.benchmark.connect;
