// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDeals} from "./IDeals.sol";
import {Sampling} from "./Sampling.sol";

/// @title What miners hold: one word a holding, one word a bucket (protocol.md section 4, state).
/// @dev Holding: nu 128 | start 40 | sectors 25 | deal 32 | endDay 16 | tiKey 15, from the low bit; number 0 ... in its bucket.
/// Bucket of (miner, group): tiKey 16 | end 40 | frozen 40 | frozenDay 16 | holdings 32 | fresh 40. `frozen` is the end at the
/// start of `frozenDay`, `fresh` the live sectors added on it; where that day is over, the end itself is what today samples
/// and nothing is fresh, so a new day needs no write.
library Holdings {
    /// @dev Keys: holding = miner << 34 | group << 32 | number, bucket = miner << 2 | group.
    struct Book {
        mapping(uint256 key => uint256 word) holdings;
        mapping(uint256 key => uint256 word) buckets;
    }

    uint256 private constant GROUPS = 4;
    uint256 private constant SECTORS_MASK = (1 << 25) - 1;
    uint256 private constant RANGE_MASK = ((1 << 65) - 1) << 128;
    uint256 private constant SECTORS_SHIFT = 168;
    uint256 private constant DEAL_SHIFT = 193;
    uint256 private constant END_DAY_SHIFT = 225;
    uint256 private constant TI_KEY_SHIFT = 241;
    uint256 private constant FRESH_SHIFT = 144;
    uint256 private constant END_DAY_MASK = uint256(0xffff) << END_DAY_SHIFT;

    /// @notice What the holdings of all slots of a deal have in common, for `append`.
    function common(uint256 tiKey, uint256 sectors, uint256 deal, uint256 endDay) internal pure returns (uint256) {
        return sectors << SECTORS_SHIFT | deal << DEAL_SHIFT | endDay << END_DAY_SHIFT | tiKey << TI_KEY_SHIFT;
    }

    /// @notice Appends a holding; today's rounds do not see it. An upload does this once a slot, so words stay words.
    /// @param shared see `common`
    /// @return number of the holding in its bucket
    function append(Book storage book, uint32 miner, uint256 today, uint256 nu, uint256 shared)
        internal
        returns (uint32 number)
    {
        uint256 tiKey = shared >> TI_KEY_SHIFT;
        uint256 group = tiKey & 3;
        uint256 key = uint256(miner) << 2 | group;
        uint256 bucket = book.buckets[key];
        number = uint32(bucket >> 112);
        if (number != 0 && uint16(bucket) != tiKey) {
            revert IDeals.BucketHoldsOtherKey(miner, uint16(bucket), uint16(tiKey));
        }
        uint256 start = uint40(bucket >> 16);
        uint256 stop;
        uint256 fresh = shared >> SECTORS_SHIFT & SECTORS_MASK;
        unchecked {
            stop = start + fresh; // 40 bits and 25
        }
        if (stop > type(uint40).max) revert IDeals.BucketFull(miner, type(uint40).max, stop);
        book.holdings[_key(miner, group, number)] = nu | start << 128 | shared;
        uint256 frozen = start;
        if (uint16(bucket >> 96) == today) {
            frozen = uint40(bucket >> 56);
            unchecked {
                fresh += uint40(bucket >> FRESH_SHIFT); // live sectors of a miner have 40 bits
            }
        }
        bucket = tiKey | stop << 16 | frozen << 56 | today << 96;
        book.buckets[key] = bucket | uint256(number + 1) << 112 | fresh << FRESH_SHIFT;
    }

    /// @notice Lets a holding of `deal` die at the end of today: its range stays, rounds of later days draw again there.
    /// @param isFresh whether it was added today
    function end(
        Book storage book,
        uint32 miner,
        uint256 group,
        uint32 number,
        uint32 deal,
        uint256 today,
        bool isFresh
    ) internal {
        uint256 key = _key(miner, group, number);
        uint256 word = book.holdings[key];
        if (uint32(word >> 193) != deal) revert IDeals.HoldingMismatch(miner, number, deal, uint32(word >> 193));
        book.holdings[key] = word & ~END_DAY_MASK | (today + 1) << END_DAY_SHIFT;
        if (isFresh) {
            book.buckets[uint256(miner) << 2 | group] -= (word >> SECTORS_SHIFT & SECTORS_MASK) << FRESH_SHIFT;
        }
    }

    /// @notice See IDeals.fill.
    function fill(
        Book storage book,
        uint32 miner,
        uint256 group,
        uint32[] calldata holes,
        uint32[] calldata movers,
        uint256 today
    ) internal returns (uint40 stop) {
        uint256 key = uint256(miner) << 2 | group;
        IDeals.Bucket memory bucket = _bucket(book.buckets[key], today);
        stop = bucket.end;
        for (uint256 i; i < holes.length; ++i) {
            stop = _fill(book, miner, group, holes[i], movers[i], stop, today);
        }
        bucket.end = stop;
        if (bucket.frozen > stop) bucket.frozen = stop;
        book.buckets[key] = _packBucket(bucket, today);
    }

    /// @notice See IDeals.locate.
    /// @param blockSectors sectors of a block
    function locate(
        Book storage book,
        uint32 miner,
        uint256 group,
        uint40[] calldata positions,
        bytes calldata hints,
        uint256 today,
        uint256 blockSectors
    ) internal view returns (uint128[] memory nus, uint32[] memory blocks) {
        uint256 count = positions.length;
        if (hints.length != 4 * count) revert IDeals.HintsLength(4 * count, hints.length);
        uint256 holdings = uint32(book.buckets[uint256(miner) << 2 | group] >> 112);
        nus = new uint128[](count);
        blocks = new uint32[](count);
        uint256 prefix = _key(miner, group, 0);
        for (uint256 i; i < count; ++i) {
            uint256 hint;
            uint256 offset;
            // Inside the lengths that were checked; a position of more than 40 bits lies in no holding.
            assembly ("memory-safe") {
                hint := shr(224, calldataload(add(hints.offset, shl(2, i))))
                offset := calldataload(add(positions.offset, shl(5, i)))
            }
            if (hint >= holdings) revert IDeals.HintOutOfRange(holdings, hint);
            uint256 word = book.holdings[prefix | hint];
            unchecked {
                offset -= uint40(word >> 128); // below the start it wraps and is out of range too
            }
            if (offset >= word >> 168 & SECTORS_MASK) _wrongHint(positions[i], word);
            bool dead = uint16(word >> END_DAY_SHIFT) <= today;
            uint256 nu = dead ? 0 : uint128(word);
            uint256 blockIndex = dead ? type(uint32).max : offset / blockSectors;
            assembly ("memory-safe") {
                mstore(add(add(nus, 32), shl(5, i)), nu)
                mstore(add(add(blocks, 32), shl(5, i)), blockIndex)
            }
        }
    }

    /// @notice See IDeals.sample.
    /// @param blockSectors sectors of a block
    function sample(
        Book storage book,
        uint32 miner,
        uint256 group,
        bytes32 seed,
        uint256 sectors,
        bytes calldata hints,
        uint256 today,
        uint256 blockSectors
    ) internal view returns (bytes memory live) {
        uint256 draws = hints.length / 4;
        if (hints.length != 4 * draws) revert IDeals.HintsLength(4 * draws, hints.length);
        uint256 holdings = uint32(book.buckets[uint256(miner) << 2 | group] >> 112);
        uint256 prefix = _key(miner, group, 0);
        live = new bytes(64 * draws);
        uint256 to;
        assembly ("memory-safe") {
            to := add(live, 32)
        }
        unchecked {
            for (uint256 k; k < draws; ++k) {
                uint256 hint;
                assembly ("memory-safe") {
                    hint := shr(224, calldataload(add(hints.offset, shl(2, k))))
                }
                if (hint >= holdings) revert IDeals.HintOutOfRange(holdings, hint);
                uint256 word = book.holdings[prefix | hint];
                (uint256 position, uint256 weight) = Sampling.draw(seed, k, sectors);
                uint256 offset = position - uint40(word >> 128); // below the start it wraps and is out of range too
                if (offset >= word >> SECTORS_SHIFT & SECTORS_MASK) _wrongHint(position, word);
                if (uint16(word >> END_DAY_SHIFT) <= today) continue;
                uint256 blockIndex = offset / blockSectors;
                assembly ("memory-safe") {
                    mstore(to, or(shl(128, word), weight))
                    mstore(add(to, 32), or(shl(32, k), blockIndex))
                    to := add(to, 64)
                }
            }
        }
        // Cuts off what the dead draws left free.
        assembly ("memory-safe") {
            mstore(live, sub(to, add(live, 32)))
        }
    }

    function holdingOf(Book storage book, uint32 miner, uint256 group, uint32 number)
        internal
        view
        returns (IDeals.Holding memory)
    {
        uint256 word = book.holdings[_key(miner, group, number)];
        return IDeals.Holding({
            nu: uint128(word),
            start: uint40(word >> 128),
            sectors: uint32(word >> 168 & SECTORS_MASK),
            deal: uint32(word >> 193),
            endDay: uint16(word >> END_DAY_SHIFT),
            tiKey: uint16(word >> 241)
        });
    }

    /// @return all buckets of a miner as of `today`
    function bucketsOf(Book storage book, uint32 miner, uint256 today)
        internal
        view
        returns (IDeals.Bucket[4] memory all)
    {
        for (uint256 group; group < GROUPS; ++group) {
            all[group] = _bucket(book.buckets[uint256(miner) << 2 | group], today);
        }
    }

    /// @dev One step of a compaction; holdings lie end to end before and after it.
    /// @return the end of the bucket
    function _fill(
        Book storage book,
        uint32 miner,
        uint256 group,
        uint32 hole,
        uint32 mover,
        uint40 stop,
        uint256 today
    ) private returns (uint40) {
        IDeals.Holding memory empty = holdingOf(book, miner, group, hole);
        if (empty.endDay > today || empty.sectors == 0) revert IDeals.FillImpossible(miner, hole, mover);
        if (hole == mover) {
            if (empty.start + empty.sectors != stop) revert IDeals.FillImpossible(miner, hole, mover);
            _place(book, _key(miner, group, hole), empty.start, 0);
            return empty.start;
        }
        IDeals.Holding memory moved = holdingOf(book, miner, group, mover);
        bool adjacent = moved.sectors != 0 && moved.start == empty.start + empty.sectors;
        if (moved.endDay <= today) {
            uint256 sum = uint256(empty.sectors) + moved.sectors;
            if (!adjacent || sum > SECTORS_MASK) revert IDeals.FillImpossible(miner, hole, mover);
            _place(book, _key(miner, group, hole), empty.start, sum);
            _place(book, _key(miner, group, mover), moved.start, 0);
            return stop;
        }
        bool last = moved.start + moved.sectors == stop && moved.start > empty.start && moved.sectors <= empty.sectors;
        if (!last && !adjacent) revert IDeals.FillImpossible(miner, hole, mover);
        _place(book, _key(miner, group, mover), empty.start, moved.sectors);
        uint256 left = last ? empty.sectors - moved.sectors : empty.sectors;
        _place(book, _key(miner, group, hole), empty.start + moved.sectors, left);
        return last ? moved.start : stop;
    }

    function _place(Book storage book, uint256 key, uint256 start, uint256 sectors) private {
        book.holdings[key] = book.holdings[key] & ~RANGE_MASK | start << 128 | sectors << 168;
    }

    function _bucket(uint256 word, uint256 today) private pure returns (IDeals.Bucket memory bucket) {
        bucket.tiKey = uint16(word);
        bucket.end = uint40(word >> 16);
        bool fresh = uint16(word >> 96) == today;
        bucket.frozen = fresh ? uint40(word >> 56) : bucket.end;
        bucket.fresh = fresh ? uint40(word >> FRESH_SHIFT) : 0;
        bucket.holdings = uint32(word >> 112);
    }

    function _packBucket(IDeals.Bucket memory bucket, uint256 today) private pure returns (uint256) {
        return uint256(bucket.tiKey) | uint256(bucket.end) << 16 | uint256(bucket.frozen) << 56 | today << 96
            | uint256(bucket.holdings) << 112 | uint256(bucket.fresh) << FRESH_SHIFT;
    }

    function _wrongHint(uint256 position, uint256 word) private pure {
        uint256 start = uint40(word >> 128);
        revert IDeals.HintWrong(position, start, start + (word >> 168 & SECTORS_MASK));
    }

    function _key(uint32 miner, uint256 group, uint256 number) private pure returns (uint256) {
        return uint256(miner) << 34 | group << 32 | number;
    }
}
