// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @title Draw tickets: one list of tickets a region (protocol.md section 3, draw), one list of its tickets a miner.
/// @notice The order of tickets means nothing, so a ticket is removed by putting the region's last one in its place. Each
/// ticket carries its number among its miner's, and the miner's list says where each of its tickets stands: a miner leaves
/// without a search.
/// @dev Tickets are four a word, places eight a word. The counts of all 16 regions lie in two words: a draw over all regions
/// reads two words, then one a try.
/// @custom:security Work is linear in the units of one call, which the registry bounds; the registry also knows how many
/// tickets a miner has, so no number or place beyond a list's end is read.
library Tickets {
    uint256 internal constant REGIONS = 16;
    uint256 private constant PLACE = type(uint32).max;
    uint256 private constant TICKET = type(uint64).max;

    /// @param counts eight counts of 32 bits a word
    /// @param lanes region << 32 | word number => four tickets, lowest lane first: number among its miner's 32 | miner 32
    /// @param places miner << 32 | word number => where its tickets stand in its region's list
    struct Book {
        uint256[2] counts;
        mapping(uint256 key => uint256 tickets) lanes;
        mapping(uint256 key => uint256 positions) places;
    }

    /// @notice What a draw picks from: the tickets of the allowed regions in one line.
    /// @param ends one word for each allowed region that has tickets: the line's length after it << 8 | region
    /// @param total all tickets
    struct Urn {
        uint256[] ends;
        uint256 total;
    }

    /// @notice Appends `units` tickets of miner `id`, which has `listed` already, to its region.
    function add(Book storage book, uint256 region, uint32 id, uint256 listed, uint256 units) internal {
        uint256 position = countOf(book, region);
        _setCount(book, region, SafeCast.toUint32(position + units));
        _addPlaces(book, id, listed, position, units);
        uint256 end = position + units;
        while (position < end) {
            uint256 key = _key(region, position >> 2);
            uint256 tickets = book.lanes[key];
            do {
                tickets |= (listed++ << 32 | id) << ((position & 3) << 6);
                position++;
            } while (position < end && position & 3 != 0);
            book.lanes[key] = tickets;
        }
    }

    /// @notice Removes the last `units` of the `listed` tickets of miner `id`.
    function remove(Book storage book, uint256 region, uint32 id, uint256 listed, uint256 units) internal {
        uint256 last = countOf(book, region);
        _setCount(book, region, last - units);
        for (uint256 number = listed; number > listed - units;) {
            number--;
            last--;
            uint256 position = _placeOf(book, id, number);
            uint256 moved = _ticketAt(book, region, last);
            _setTicket(book, region, last, 0);
            if (position == last) continue;
            _setTicket(book, region, position, moved);
            _setPlace(book, moved & PLACE, moved >> 32, position);
        }
    }

    /// @notice The miner that holds the ticket at `position`; zero beyond the end.
    function idAt(Book storage book, uint256 region, uint256 position) internal view returns (uint32) {
        return uint32(_ticketAt(book, region, position));
    }

    function countOf(Book storage book, uint256 region) internal view returns (uint256) {
        return (book.counts[region >> 3] >> ((region & 7) << 5)) & PLACE;
    }

    /// @param mask bit r allows region r
    function open(Book storage book, uint256 mask) internal view returns (Urn memory urn) {
        urn.ends = new uint256[](REGIONS);
        uint256 used;
        for (uint256 half = 0; half < 2; half++) {
            if ((mask >> (half * 8)) & 0xff == 0) continue;
            uint256 counts = book.counts[half];
            for (uint256 region = half * 8; counts != 0; region++) {
                uint256 count = counts & PLACE;
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

    function _addPlaces(Book storage book, uint256 id, uint256 number, uint256 position, uint256 units) private {
        uint256 end = number + units;
        while (number < end) {
            uint256 key = _key(id, number >> 3);
            uint256 positions = book.places[key];
            do {
                uint256 shift = (number & 7) << 5;
                positions = positions & ~(PLACE << shift) | position++ << shift;
                number++;
            } while (number < end && number & 7 != 0);
            book.places[key] = positions;
        }
    }

    function _setCount(Book storage book, uint256 region, uint256 count) private {
        uint256 shift = (region & 7) << 5;
        uint256 counts = book.counts[region >> 3];
        book.counts[region >> 3] = (counts & ~(PLACE << shift)) | (count << shift);
    }

    function _ticketAt(Book storage book, uint256 region, uint256 position) private view returns (uint256) {
        return (book.lanes[_key(region, position >> 2)] >> ((position & 3) << 6)) & TICKET;
    }

    function _setTicket(Book storage book, uint256 region, uint256 position, uint256 ticket) private {
        uint256 shift = (position & 3) << 6;
        uint256 key = _key(region, position >> 2);
        book.lanes[key] = (book.lanes[key] & ~(TICKET << shift)) | (ticket << shift);
    }

    function _placeOf(Book storage book, uint256 id, uint256 number) private view returns (uint256) {
        return (book.places[_key(id, number >> 3)] >> ((number & 7) << 5)) & PLACE;
    }

    function _setPlace(Book storage book, uint256 id, uint256 number, uint256 position) private {
        uint256 shift = (number & 7) << 5;
        uint256 key = _key(id, number >> 3);
        book.places[key] = (book.places[key] & ~(PLACE << shift)) | (position << shift);
    }

    function _key(uint256 owner, uint256 word) private pure returns (uint256) {
        return (owner << 32) | word;
    }
}
