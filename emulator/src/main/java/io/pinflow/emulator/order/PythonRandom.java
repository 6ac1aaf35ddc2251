package io.pinflow.emulator.order;

/**
 * The random numbers of Python's {@code random.seed(…)}, bit for bit: the Mersenne Twister MT19937
 * as CPython seeds and reads it. Not thread-safe.
 *
 * <p>The algorithm is that of Matsumoto and Nishimura (2002); how CPython turns a seed into a key
 * and bits into a range is documented with its {@code random} module.
 */
public final class PythonRandom {
  private static final int SIZE = 624;
  private static final int MIDDLE = 397;
  private static final int MATRIX = 0x9908b0df;
  private static final int UPPER_BIT = 0x80000000;
  private static final int LOWER_BITS = 0x7fffffff;

  private final int[] state = new int[SIZE];
  private int used = SIZE;

  /** The numbers that follow {@code random.seed(seed)}; as there, the sign makes no difference. */
  public PythonRandom(long seed) {
    long magnitude = Math.abs(seed);
    int low = (int) magnitude;
    int high = (int) (magnitude >>> 32);
    initialise(high == 0 ? new int[] {low} : new int[] {low, high});
  }

  /** {@code random.randint(first, last)}: a whole number, both ends included. */
  public int between(int first, int last) {
    return first + below(last - first + 1);
  }

  /** {@code random.randrange(0, limit)}; the limit is above zero. */
  public int below(int limit) {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(limit);
    int drawn = bits(bits);
    while (drawn >= limit) {
      drawn = bits(bits);
    }
    return drawn;
  }

  /** {@code random.getrandbits(count)} for 1 to 32 bits, the 32 as a signed number. */
  int bits(int count) {
    return next() >>> (Integer.SIZE - count);
  }

  private int next() {
    if (used == SIZE) {
      twist();
      used = 0;
    }
    int word = state[used++];
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return word ^ (word >>> 18);
  }

  private void twist() {
    for (int place = 0; place < SIZE; place++) {
      int mixed = (state[place] & UPPER_BIT) | (state[(place + 1) % SIZE] & LOWER_BITS);
      int twisted = (mixed >>> 1) ^ ((mixed & 1) == 0 ? 0 : MATRIX);
      state[place] = state[(place + MIDDLE) % SIZE] ^ twisted;
    }
  }

  private void initialise(int[] key) {
    fill();
    int place = 1;
    for (int step = 0; step < SIZE; step++) {
      int at = step % key.length;
      state[place] = (state[place] ^ (stirred(place) * 1_664_525)) + key[at] + at;
      place = following(place);
    }
    for (int step = 1; step < SIZE; step++) {
      state[place] = (state[place] ^ (stirred(place) * 1_566_083_941)) - place;
      place = following(place);
    }
    state[0] = UPPER_BIT;
  }

  private void fill() {
    state[0] = 19_650_218;
    for (int place = 1; place < SIZE; place++) {
      state[place] = 1_812_433_253 * stirred(place) + place;
    }
  }

  private int stirred(int place) {
    int before = state[place - 1];
    return before ^ (before >>> 30);
  }

  /** The next place from 1 on; past the end the last word is carried to the front. */
  private int following(int place) {
    if (place + 1 < SIZE) {
      return place + 1;
    }
    state[0] = state[SIZE - 1];
    return 1;
  }
}
