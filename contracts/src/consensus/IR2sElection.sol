// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBeatMembers} from "../random/IBeatMembers.sol";

/// @title The election of the next era's validators (protocol.md section 7; ADR 0023).
/// @notice The last epoch of an era takes VRF proofs over its seed, in batches, from anybody; the next era concludes.
/// Score = 5 credit + 3 stake + 2 VRF, each 0 ... 1000, so 0 ... 10,000; ties go to the lower R. As IBeatMembers it answers
/// with the validators that it elected: from the second era after their election on, none before.
interface IR2sElection is IBeatMembers {
    event CandidateScored(
        uint256 indexed era,
        uint32 indexed node,
        uint256 score,
        uint256 credit,
        uint256 stake,
        uint256 vrf,
        bytes32 output
    );
    event CandidateRefused(uint256 indexed era, uint32 indexed node);
    event ValidatorsElected(uint256 indexed era, uint32[] nodes);
    /// @notice Too few were left who may stand: the old set goes on.
    event ElectionFailed(uint256 indexed era, uint256 required, uint256 candidates);
    event VacancyOpened(address indexed validator, uint256 drawBeat);
    event VacancyFilled(address indexed validator, uint32 indexed node, address successor);
    event VacancyClosed(address indexed validator);

    error ElectionNotOpen(uint256 era, uint256 opensAt, uint256 actual);
    error ElectionOver(uint256 era, uint256 now);
    error SeedMissing(uint256 era, uint256 beat);
    error BatchLength(uint256 maximum, uint256 actual);
    error KeysLength(uint256 expected, uint256 actual);
    error ProofsLength(uint256 expected, uint256 actual);
    error KeyNotOfNode(uint32 node, bytes32 expected, bytes32 actual);
    error ElectionProofRejected(uint256 era);
    error NothingToConclude(uint256 era, uint256 elected);
    error ConcludeTooEarly(uint256 era, uint256 opensAt, uint256 actual);
    error ConcludeTooLate(uint256 era, uint256 closedAt, uint256 actual);
    error OnlyConductVacates(address expected, address actual);
    error NoVacancy(address validator);
    error VacancyWithoutBeat(address validator, uint256 beat);

    /// @notice Permissionless, in the last epoch of the current era. Nodes that may not stand are passed over with an event;
    /// one wrong proof refuses the batch.
    /// @param keys VRF keys, 256 bytes a node, as they count in this era
    /// @param proofs P over messageOf(era), 128 bytes a node
    function submit(uint32[] calldata nodes, bytes calldata keys, bytes calldata proofs) external;
    /// @notice Permissionless, in era + 1 until its own last epoch begins: those who may still stand become the validators, or,
    /// where they are fewer than the safe size, nothing changes.
    function conclude(uint256 era) external;
    /// @notice R2sConduct for whoever it convicts, anybody for whoever leaves (exit, expulsion): the seat is drawn by the next beat.
    /// A vacancy that is open stays as it is; one of an earlier election is over.
    function vacate(address validator) external;
    /// @notice Permissionless, after the vacancy's beat: draws among the candidates of the last election who are no validators;
    /// where there is none the validator leaves without a successor, unless the set would fall below the safe size: then it stays.
    function fill(address validator) external;

    /// @notice What candidates sign: keccak256(abi.encode(chain id, this, era, first beat of the last epoch). Reverts with
    /// SeedMissing while the beat is not there.
    function messageOf(uint256 era) external view returns (bytes32);
    /// @notice The era whose candidates are listed, best first, and whether it was concluded.
    function candidates()
        external
        view
        returns (uint256 era, bool concluded, uint32[] memory nodes, uint256[] memory scores);
    /// @notice Number of the first beat that may draw the successor of a vacant seat; 0 where the seat is not vacant.
    function vacancyOf(address validator) external view returns (uint256 drawBeat);
    /// @notice Timestamps between which `era` takes proofs.
    function opening(uint256 era) external view returns (uint256 from, uint256 until);
}
