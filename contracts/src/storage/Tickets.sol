// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @title Draw tickets: one list of miner ids a region, eight ids a word (protocol.md section 3, draw).
/// @notice The order of tickets means nothing, so a ticket is removed by putting the last one in its place.
/// @dev The counts of all 16 regions lie in two words: a draw over all regions reads two words, then one a try.
/// @custom:security Positions are checked against the count before a lane is read or written. Work is linear in the units
/// of one call, which the registry bounds.
library Tickets {
    uint256 internal constant REGIONS = 16;
    uint256 private constant LANE = type(uint32).max;

    /// @param counts eight counts of 32 bits a word
    /// @param lanes region << 32 | word number => eight miner ids, lowest lane first
    struct Book {
        uint256[2] counts;
        mapping(uint256 key => uint256 ids) lanes;
    }

    /// @notice What a draw picks from: the tickets of the allowed regions in one line.
    /// @param ends one word for each allowed region that has tickets: the line's length after it << 8 | region
    /// @param total all tickets
    struct Urn {
        uint256[] ends;
        uint256 total;
    }

    /// @notice Appends `units` tickets of miner `id` to a region.
    function add(Book storage book, uint256 region, uint32 id, uint256 units) internal {
        uint256 position = countOf(book, region);
        uint256 end = position + units;
        _setCount(book, region, SafeCast.toUint32(end));
        while (position < end) {
            uint256 key = _key(region, position);
            uint256 ids = book.lanes[key];
            do {
                ids |= uint256(id) << _shift(position);
                position++;
            } while (position < end && position & 7 != 0);
            book.lanes[key] = ids;
        }
    }

    /// @notice Removes the ticket at `position`, which is below the region's count.
    function remove(Book storage book, uint256 region, uint256 position) internal {
        uint256 last = countOf(book, region) - 1;
        uint256 moved = idAt(book, region, last);
        _setLane(book, region, last, 0);
        if (position != last) _setLane(book, region, position, moved);
        _setCount(book, region, last);
    }

    /// @notice The miner that holds the ticket at `position`; zero beyond the end.
    function idAt(Book storage book, uint256 region, uint256 position) internal view returns (uint32) {
        return uint32(book.lanes[_key(region, position)] >> _shift(position));
    }

    function countOf(Book storage book, uint256 region) internal view returns (uint256) {
        return (book.counts[region >> 3] >> _shift(region)) & LANE;
    }

    /// @param mask bit r allows region r
    function open(Book storage book, uint256 mask) internal view returns (Urn memory urn) {
        urn.ends = new uint256[](REGIONS);
        uint256 used;
        for (uint256 half = 0; half < 2; half++) {
            if ((mask >> (half * 8)) & 0xff == 0) continue;
            uint256 counts = book.counts[half];
            for (uint256 region = half * 8; counts != 0; region++) {
                uint256 count = counts & LANE;
                counts >>= 32;
                if (count == 0 || (mask >> region) & 1 == 0) continue;
                urn.total += count;
                urn.ends[used] = urn.total << 8 | region;
                used++;
            }
        }
    }

    /// @param ticket number in the urn's line, below its total: so the walk stops at the last region that has tickets
    function pick(Book storage book, Urn memory urn, uint256 ticket) internal view returns (uint32) {
        uint256[] memory ends = urn.ends;
        uint256 region;
        assembly ("memory-safe") {
            let place := add(ends, 32)
            let end := mload(place)
            let start := 0
            for {} iszero(lt(ticket, shr(8, end))) {} {
                start := shr(8, end)
                place := add(place, 32)
                end := mload(place)
            }
            ticket := sub(ticket, start)
            region := and(end, 0xff)
        }
        return idAt(book, region, ticket);
    }

    function _setCount(Book storage book, uint256 region, uint256 count) private {
        uint256 shift = _shift(region);
        uint256 counts = book.counts[region >> 3];
        book.counts[region >> 3] = (counts & ~(LANE << shift)) | (count << shift);
    }

    function _setLane(Book storage book, uint256 region, uint256 position, uint256 id) private {
        uint256 shift = _shift(position);
        uint256 key = _key(region, position);
        book.lanes[key] = (book.lanes[key] & ~(LANE << shift)) | (id << shift);
    }

    function _key(uint256 region, uint256 position) private pure returns (uint256) {
        return (region << 32) | (position >> 3);
    }

    function _shift(uint256 position) private pure returns (uint256) {
        return (position & 7) << 5;
    }
}
