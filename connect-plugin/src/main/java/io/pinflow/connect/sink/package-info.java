/** S3 sink: lands topics as objects in S3, in the layout of Confluent's sink, exactly once. */
package io.pinflow.connect.sink;
