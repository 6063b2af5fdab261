"""The small expression language of formula rules (`evaluating` says what it means).

Numbers are written as officials write them (`0,5`), variables by their declared names (`đúng_hạn`).
`+ - * / x × ÷ :` calculate, `= ≠ <> < <= ≤ > >= ≥` compare (also in a chain: `70 <= a < 90`), `và`,
`hoặc`, `không` (`and`, `or`, `not`) join conditions. Arguments are separated by `;`:

    nếu(điều_kiện; a; b)           also with several cases: nếu(c1; a; c2; b; c)
    min(a; b)   max(a; b)   tròn(a; 2)

`90%` means 90, as a variable measured in % holds 95 for 95 %. So that it is never taken for 0,9, it
may only be compared, and never with a bare quotient: `a / b x 100 >= 90%`.
"""
