/** Converter between Connect data and Avro's single-object encoding, without a registry. */
package io.pinflow.connect.avro;
