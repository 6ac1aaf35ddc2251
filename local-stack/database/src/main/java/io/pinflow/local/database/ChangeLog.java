package io.pinflow.local.database;

/**
 * Whether the server keeps a log of changes that others can follow, as change data capture does.
 */
enum ChangeLog {
  NONE,
  KEPT
}
