/** Lineage: what a run read and wrote, told to an OpenLineage backend or a file. */
package io.pinflow.analytics.lineage;
