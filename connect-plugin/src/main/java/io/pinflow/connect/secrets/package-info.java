/** Secrets of AWS Secrets Manager: for the settings of a worker or a connector, and for log-ins. */
package io.pinflow.connect.secrets;
