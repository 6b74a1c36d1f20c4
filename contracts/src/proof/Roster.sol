// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBeatMembers} from "../random/IBeatMembers.sol";
import {ITeeRegistry} from "./ITeeRegistry.sol";

/// @title Which workers count in which era, in at most 64 seats (protocol.md section 1, randomness).
/// @dev A seat is worker 16 | from 24 | until 24 bits, four to a word, so that a scan of all seats reads 16 words. A worker
/// counts for beats in the eras [from, until) and can be drawn while `until` is open.
/// @custom:security The answers for an era never change once it has begun, but by those who join at once (see TeeRegistry):
/// leaving takes effect with the next era, and a seat is given away only two eras after its holder's last, when nobody asks
/// about those eras any more. So a worker cannot shift whose turn a coming beat is by leaving at the right moment.
library Roster {
    uint256 internal constant SEATS = 64;
    uint256 private constant OPEN = type(uint24).max;

    struct Seats {
        uint64[SEATS] words;
        uint256 used;
    }

    /// @notice Seats `worker` from era `from` on.
    function enter(Seats storage seats, uint16 worker, uint256 from, uint256 era) internal {
        uint256 used = seats.used;
        uint256 index;
        while (index < used && !_isFree(seats.words[index], era)) {
            ++index;
        }
        if (index == SEATS) revert ITeeRegistry.TooManyWorkers(SEATS);
        if (index == used) seats.used = used + 1;
        seats.words[index] = _seat(worker, from, OPEN);
    }

    /// @notice No more draws at once, no more beats from era `until` on. The worker has an open seat.
    function vacate(Seats storage seats, uint16 worker, uint256 until) internal {
        uint256 index;
        while (!_isOpen(seats.words[index]) || _workerOf(seats.words[index]) != worker) {
            ++index;
        }
        seats.words[index] = _seat(worker, _fromOf(seats.words[index]), until);
    }

    /// @notice How many workers count in era `era`.
    function countAt(Seats storage seats, uint256 era) internal view returns (uint256 count) {
        uint256 used = seats.used;
        for (uint256 i; i < used; ++i) {
            if (_counts(seats.words[i], era)) ++count;
        }
    }

    /// @notice The worker with number `index` among those who count in era `era`.
    function memberAt(Seats storage seats, uint256 era, uint256 index) internal view returns (uint16 worker) {
        uint256 used = seats.used;
        uint256 seen;
        for (uint256 i; i < used; ++i) {
            uint64 seat = seats.words[i];
            if (!_counts(seat, era)) continue;
            if (seen++ == index) return _workerOf(seat);
        }
        revert IBeatMembers.MemberUnknown(era, index);
    }

    /// @notice Draws among the workers with an open seat other than `except`; zero where there is none.
    function draw(Seats storage seats, bytes32 seed, uint16 except) internal view returns (uint16 worker) {
        uint16[] memory candidates = new uint16[](SEATS);
        uint256 used = seats.used;
        uint256 count;
        for (uint256 i; i < used; ++i) {
            uint64 seat = seats.words[i];
            if (_isOpen(seat) && _workerOf(seat) != except) candidates[count++] = _workerOf(seat);
        }
        return count == 0 ? 0 : candidates[uint256(seed) % count];
    }

    /// @notice All workers that can be drawn, in the order of their seats.
    function active(Seats storage seats) internal view returns (uint16[] memory workers) {
        workers = new uint16[](SEATS);
        uint256 used = seats.used;
        uint256 count;
        for (uint256 i; i < used; ++i) {
            uint64 seat = seats.words[i];
            if (_isOpen(seat)) workers[count++] = _workerOf(seat);
        }
        // Cuts the array to what was found; it never grows.
        assembly ("memory-safe") {
            mstore(workers, count)
        }
    }

    function _seat(uint16 worker, uint256 from, uint256 until) private pure returns (uint64) {
        // forge-lint: disable-next-line(unsafe-typecast) eras stay below 2^24: 31 years of 60 s
        return uint64(uint256(worker) << 48 | from << 24 | until);
    }

    function _workerOf(uint64 seat) private pure returns (uint16) {
        // forge-lint: disable-next-line(unsafe-typecast) 64 - 48 bits remain
        return uint16(seat >> 48);
    }

    function _fromOf(uint64 seat) private pure returns (uint256) {
        return seat >> 24 & OPEN;
    }

    function _counts(uint64 seat, uint256 era) private pure returns (bool) {
        return _fromOf(seat) <= era && era < seat & OPEN;
    }

    function _isOpen(uint64 seat) private pure returns (bool) {
        return seat & OPEN == OPEN;
    }

    function _isFree(uint64 seat, uint256 era) private pure returns (bool) {
        return !_isOpen(seat) && (seat & OPEN) + 2 <= era;
    }
}
