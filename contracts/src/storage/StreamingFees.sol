// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDeals} from "./IDeals.sol";

/// @title Streaming fees: what a passed day of a miner is worth, without a loop over its deals (protocol.md section 3).
/// @dev A deal of rate r and term [start, end) adds r to the miner's sum on day start and takes it away on day end, which
/// is a week boundary. Additions wait in `pending` until the day after; what leaves is summed per week in `leaving`. A roll
/// brings the sum to a later day by visiting the weeks in between; it happens lazily, whenever somebody touches the miner.
/// A miner without live deals has no week to visit, so its roll is one step, however long it slept.
library StreamingFees {
    /// @dev money: rate 88 | pending 88 | day 16 | paidDay 16 | dutyFrom 16 | live 32, from the low bit.
    /// leaving: rate 96 | sectors 64 | deals 32; key = miner << 16 | week.
    struct Book {
        mapping(uint256 miner => uint256 word) money;
        mapping(uint256 key => uint256 word) leaving;
    }

    /// @param rate wei that a proof of `day` pays
    /// @param pending wei that join on the day after `day`
    /// @param day the last day that was rolled to
    /// @param paidDay the last day that was paid, 0 where none was
    /// @param dutyFrom day from which there were live deals without a break, 0 without live deals
    /// @param live deals that have neither ended nor been removed
    struct Money {
        uint256 rate;
        uint256 pending;
        uint256 day;
        uint256 paidDay;
        uint256 dutyFrom;
        uint256 live;
    }

    uint256 private constant WEEK = 7;
    uint256 private constant PENDING_SHIFT = 88;
    uint256 private constant DAY_SHIFT = 176;
    uint256 private constant DUTY_SHIFT = 208;
    uint256 private constant LIVE_SHIFT = 224;
    uint256 private constant DUTY_MASK = uint256(type(uint16).max) << DUTY_SHIFT;

    function load(Book storage book, uint32 miner) internal view returns (Money memory money) {
        return _unpack(book.money[miner]);
    }

    function store(Book storage book, uint32 miner, Money memory money) internal {
        _checkRate(miner, money.rate + money.pending);
        book.money[miner] = _pack(money);
    }

    /// @notice Brings `money` to `today`, or as far as `maximumWeeks` visits get: then money.day stays behind today.
    /// @return sectors that expired on the way
    function roll(Book storage book, uint32 miner, Money memory money, uint256 today, uint256 maximumWeeks)
        internal
        view
        returns (uint256 sectors)
    {
        if (today <= money.day) return 0;
        money.rate += money.pending;
        money.pending = 0;
        uint256 week = money.day / WEEK;
        uint256 target = today / WEEK;
        for (uint256 visits; week < target && money.live > 0; ++visits) {
            if (visits == maximumWeeks) {
                money.day = week * WEEK;
                return sectors;
            }
            uint256 word = book.leaving[_key(miner, ++week)];
            if (word == 0) continue;
            money.rate -= uint96(word);
            money.live -= word >> 160;
            sectors += uint64(word >> 96);
        }
        if (money.live == 0) money.dutyFrom = 0;
        money.day = today;
    }

    /// @notice A deal that starts tomorrow; `word` is the miner's money, rolled to today (see `rolled`). An upload does
    /// this once a slot, so the word stays one.
    /// @param week of its end, see `weekOf`
    /// @param leaves see `leavingOf`
    function open(
        Book storage book,
        uint32 miner,
        uint256 word,
        uint256 today,
        uint256 rate,
        uint256 week,
        uint256 leaves
    ) internal {
        unchecked {
            _checkRate(miner, uint88(word) + uint256(uint88(word >> PENDING_SHIFT)) + rate);
            if (word >> LIVE_SHIFT == 0) word = word & ~DUTY_MASK | (today + 1) << DUTY_SHIFT;
            word += rate << PENDING_SHIFT; // 88 bits hold it, as was checked
        }
        book.money[miner] = word + (1 << LIVE_SHIFT);
        book.leaving[_key(miner, week)] += leaves;
    }

    /// @notice The miner's word as of today, not stored yet; reverts with RollNeeded after more than `maximumWeeks`.
    /// @return word see Book
    /// @return sectors that expired meanwhile
    function rolled(Book storage book, uint32 miner, uint256 today, uint256 maximumWeeks)
        internal
        view
        returns (uint256 word, uint256 sectors)
    {
        word = book.money[miner];
        if (uint16(word >> DAY_SHIFT) == today) return (word, 0);
        Money memory money = _unpack(word);
        sectors = roll(book, miner, money, today, maximumWeeks);
        if (money.day != today) revert IDeals.RollNeeded(miner, today, money.day);
        return (_pack(money), sectors);
    }

    function weekOf(uint256 endDay) internal pure returns (uint256) {
        return endDay / WEEK;
    }

    /// @notice What a deal adds to the week of its end.
    function leavingOf(uint256 rate, uint256 sectors) internal pure returns (uint256) {
        return rate | sectors << 96 | uint256(1) << 160;
    }

    /// @notice A deal that leaves at once, before its end day; `money` was rolled to today.
    function close(
        Book storage book,
        uint32 miner,
        Money memory money,
        uint256 rate,
        uint256 sectors,
        uint256 startDay,
        uint256 endDay
    ) internal {
        if (startDay > money.day) money.pending -= rate;
        else money.rate -= rate;
        --money.live;
        if (money.live == 0) money.dutyFrom = 0;
        book.leaving[_key(miner, weekOf(endDay))] -= leavingOf(rate, sectors);
    }

    function _unpack(uint256 word) private pure returns (Money memory money) {
        money.rate = uint88(word);
        money.pending = uint88(word >> PENDING_SHIFT);
        money.day = uint16(word >> DAY_SHIFT);
        money.paidDay = uint16(word >> 192);
        money.dutyFrom = uint16(word >> DUTY_SHIFT);
        money.live = word >> LIVE_SHIFT;
    }

    function _pack(Money memory money) private pure returns (uint256) {
        return money.rate | money.pending << PENDING_SHIFT | money.day << DAY_SHIFT | money.paidDay << 192
            | money.dutyFrom << DUTY_SHIFT | money.live << LIVE_SHIFT;
    }

    function _checkRate(uint32 miner, uint256 rate) private pure {
        if (rate > type(uint88).max) revert IDeals.RateTooHigh(miner, type(uint88).max, rate);
    }

    function _key(uint32 miner, uint256 week) private pure returns (uint256) {
        return uint256(miner) << 16 | week;
    }
}
