/** Making and keeping Delta tables: properties, columns, clustering, small and old files. */
package io.pinflow.analytics.tables;
