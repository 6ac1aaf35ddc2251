/** Table source: carries the rows of database tables to Kafka topics. */
package io.pinflow.connect.source;
