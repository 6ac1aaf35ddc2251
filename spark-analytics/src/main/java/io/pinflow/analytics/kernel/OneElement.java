package io.pinflow.analytics.kernel;

import io.delta.kernel.utils.CloseableIterator;
import java.util.Iterator;
import java.util.List;

/** Delta's kind of iterator over one element. */
public final class OneElement<T> implements CloseableIterator<T> {

  private final Iterator<T> elements;

  public OneElement(T element) {
    this.elements = List.of(element).iterator();
  }

  @Override
  public boolean hasNext() {
    return elements.hasNext();
  }

  @Override
  public T next() {
    return elements.next();
  }

  @Override
  public void close() {}
}
