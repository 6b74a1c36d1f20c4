// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAuditRounds} from "./IAuditRounds.sol";

/// @title One bit for each day that a miner passed, one for each window in which it answered a repeat, a byte for its outcome.
/// @dev Days: 256 a word, key = miner << 8 | day / 256. Windows: 32 bits a day, 8 days a word, key = miner << 13 | day / 8.
/// Outcomes: 8 bits a day, 32 days a word, key = miner << 11 | day / 32. Until the day is settled, bit 0, 1, 2 say that a
/// wrong, late, deleted answer to the due window was sent, bit 3, 4, 5 the same of a repeat; afterwards bit 7 is set and the
/// lower ones are the outcome. Days are below 2^16.
library DayBits {
    struct Book {
        mapping(uint256 key => uint256 bits) passed;
        mapping(uint256 key => uint256 bits) repeats;
        mapping(uint256 key => uint256 bits) outcomes;
    }

    uint256 private constant SETTLED = 0x80;
    uint256 private constant MARKS = 3;
    uint256 private constant MARKS_MASK = 7;

    function pass(Book storage book, uint32 miner, uint256 day) internal {
        book.passed[_dayKey(miner, day)] |= uint256(1) << (day & 255);
    }

    function hasPassed(Book storage book, uint32 miner, uint256 day) internal view returns (bool) {
        return book.passed[_dayKey(miner, day)] >> (day & 255) & 1 == 1;
    }

    function answer(Book storage book, uint32 miner, uint256 day, uint256 window) internal {
        book.repeats[_windowKey(miner, day)] |= uint256(1) << ((day & 7) << 5 | window);
    }

    function hasAnswered(Book storage book, uint32 miner, uint256 day, uint256 window) internal view returns (bool) {
        return book.repeats[_windowKey(miner, day)] >> ((day & 7) << 5 | window) & 1 == 1;
    }

    /// @notice An answer was refused as `outcome`: Wrong, Late or Deleted.
    function mark(Book storage book, uint32 miner, uint256 day, bool repeat, IAuditRounds.DayOutcome outcome) internal {
        uint256 bit = outcome == IAuditRounds.DayOutcome.Wrong ? 1 : outcome == IAuditRounds.DayOutcome.Late ? 2 : 4;
        book.outcomes[_outcomeKey(miner, day)] |= (repeat ? bit << MARKS : bit) << _outcomeShift(day);
    }

    /// @return the first of Wrong, Late, Deleted that was marked, or None; `day` must not be settled
    function marked(Book storage book, uint32 miner, uint256 day, bool repeat)
        internal
        view
        returns (IAuditRounds.DayOutcome)
    {
        uint256 marks = book.outcomes[_outcomeKey(miner, day)] >> _outcomeShift(day);
        if (repeat) marks >>= MARKS;
        if (marks & 1 != 0) return IAuditRounds.DayOutcome.Wrong;
        if (marks & 2 != 0) return IAuditRounds.DayOutcome.Late;
        return marks & 4 != 0 ? IAuditRounds.DayOutcome.Deleted : IAuditRounds.DayOutcome.None;
    }

    /// @notice The day is over: `outcome` takes the place of its marks.
    function settle(Book storage book, uint32 miner, uint256 day, IAuditRounds.DayOutcome outcome) internal {
        uint256 key = _outcomeKey(miner, day);
        uint256 shift = _outcomeShift(day);
        book.outcomes[key] = book.outcomes[key] & ~(uint256(0xff) << shift) | (SETTLED | uint256(outcome)) << shift;
    }

    /// @return yes whether the day was settled
    /// @return outcome then
    function settled(Book storage book, uint32 miner, uint256 day)
        internal
        view
        returns (bool yes, IAuditRounds.DayOutcome outcome)
    {
        uint256 entry = book.outcomes[_outcomeKey(miner, day)] >> _outcomeShift(day);
        yes = entry & SETTLED != 0;
        if (yes) outcome = IAuditRounds.DayOutcome(entry & MARKS_MASK);
    }

    /// @return count of days in [from, to) that the miner passed
    function passedDays(Book storage book, uint32 miner, uint256 from, uint256 to)
        internal
        view
        returns (uint256 count)
    {
        if (from >= to) return 0;
        uint256 last = (to - 1) >> 8;
        for (uint256 word = from >> 8; word <= last; ++word) {
            uint256 bits = book.passed[_dayKey(miner, word << 8)];
            if (word == from >> 8) bits &= type(uint256).max << (from & 255);
            if (word == last) bits &= type(uint256).max >> (255 - ((to - 1) & 255));
            count += _ones(bits);
        }
    }

    /// @dev Hamming weight by pairs, nibbles, bytes, then halves (Warren, Hacker's Delight 5-1). The first sums cannot
    /// overflow their lanes, so nothing carries.
    function _ones(uint256 x) private pure returns (uint256) {
        unchecked {
            x -= x >> 1 & 0x5555555555555555555555555555555555555555555555555555555555555555;
            x = (x & 0x3333333333333333333333333333333333333333333333333333333333333333)
                + (x >> 2 & 0x3333333333333333333333333333333333333333333333333333333333333333);
            x = (x + (x >> 4)) & 0x0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f;
            x = (x & 0x00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff)
                + (x >> 8 & 0x00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff);
            x += x >> 16;
            x += x >> 32;
            x += x >> 64;
            return x + (x >> 128) & 0xffff;
        }
    }

    function _dayKey(uint32 miner, uint256 day) private pure returns (uint256) {
        return uint256(miner) << 8 | day >> 8;
    }

    function _windowKey(uint32 miner, uint256 day) private pure returns (uint256) {
        return uint256(miner) << 13 | day >> 3;
    }

    function _outcomeKey(uint32 miner, uint256 day) private pure returns (uint256) {
        return uint256(miner) << 11 | day >> 5;
    }

    function _outcomeShift(uint256 day) private pure returns (uint256) {
        return (day & 31) << 3;
    }
}
