// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPodr2Verifier} from "../proof/IPodr2Verifier.sol";
import {IAuditRounds} from "./IAuditRounds.sol";
import {IDeals} from "./IDeals.sol";

/// @title What a refused answer says about the miner that sent it.
/// @custom:security A list of what is the sender's fault. Everything else (not due, proven already, no seed, out of gas, an
/// error that is not known here) says nothing about its data and reverts for everybody.
library Refusals {
    /// @param reason data of the revert
    /// @param exhausted whether the answer made all draws that a round allows
    /// @return Wrong, Late or Deleted; None where the refusal is no outcome
    function outcomeOf(bytes memory reason, bool exhausted) internal pure returns (IAuditRounds.DayOutcome) {
        if (reason.length < 4) return IAuditRounds.DayOutcome.None;
        // forge-lint: disable-next-line(unsafe-typecast) the first four bytes are the error's selector
        bytes4 selector = bytes4(reason);
        if (selector == IAuditRounds.ProofTooLate.selector) return IAuditRounds.DayOutcome.Late;
        if (selector == IAuditRounds.TooFewLive.selector) {
            return exhausted ? IAuditRounds.DayOutcome.Deleted : IAuditRounds.DayOutcome.Wrong;
        }
        return _isWrong(selector) ? IAuditRounds.DayOutcome.Wrong : IAuditRounds.DayOutcome.None;
    }

    /// @notice Reverts with data that another call reverted with.
    function rethrow(bytes memory reason) internal pure {
        assembly ("memory-safe") {
            revert(add(reason, 32), mload(reason))
        }
    }

    function _isWrong(bytes4 selector) private pure returns (bool) {
        return selector == IPodr2Verifier.ProofRejected.selector || selector == IPodr2Verifier.PointRejected.selector
            || selector == IPodr2Verifier.EvaluationNotReduced.selector
            || selector == IPodr2Verifier.ProofLength.selector || selector == IPodr2Verifier.KeysLength.selector
            || selector == IAuditRounds.KeysUnknown.selector || selector == IAuditRounds.DrawsOutOfRange.selector
            || selector == IDeals.HintsLength.selector || selector == IDeals.HintOutOfRange.selector
            || selector == IDeals.HintWrong.selector;
    }
}
