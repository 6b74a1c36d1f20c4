// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAiGapRounds} from "./IAiGapRounds.sol";
import {Seats} from "./Seats.sol";

/// @title Counting of votes.
library Votes {
    /// @notice The outcome that most of `voters` voted for; of equally many the one whose id is smallest.
    /// @return outcome 0 where nobody voted
    function leading(IAiGapRounds.Seat[32] storage seats, uint32 voters)
        internal
        view
        returns (bytes32 outcome, uint256 votes)
    {
        bytes32[] memory ids = new bytes32[](Seats.count(voters));
        uint256 next;
        for (uint256 i; i < Seats.MOST; ++i) {
            if (Seats.has(voters, i)) ids[next++] = seats[i].vote;
        }
        for (uint256 i; i < ids.length; ++i) {
            uint256 count;
            for (uint256 k; k < ids.length; ++k) {
                if (ids[k] == ids[i]) ++count;
            }
            if (count > votes || count == votes && ids[i] < outcome) (outcome, votes) = (ids[i], count);
        }
    }

    /// @notice Those of `voters` that voted for `outcome`.
    function votersOf(IAiGapRounds.Seat[32] storage seats, uint32 voters, bytes32 outcome)
        internal
        view
        returns (uint32 set)
    {
        for (uint256 i; i < Seats.MOST; ++i) {
            if (Seats.has(voters, i) && seats[i].vote == outcome) set |= uint32(1 << i);
        }
    }
}
