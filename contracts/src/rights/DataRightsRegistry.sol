// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../governance/IDirectory.sol";
import {INetworkParameters, Parameter} from "../governance/INetworkParameters.sol";
import {IVault} from "../token/IVault.sol";
import {Claims} from "./Claims.sol";
import {IDataCertificates} from "./IDataCertificates.sol";
import {IDataRightsRegistry} from "./IDataRightsRegistry.sol";

/// @title Bonded commit and reveal of data rights.
/// @dev One word a commitment, cleared by its reveal; one word a certificate (240 bits of its claim's digest, 16 of royalty);
/// one word for the first certificate of a file. All else is in the events.
/// @custom:security The escrow is the sum of the bonds of all commitments that are neither revealed nor forfeited. A commitment
/// is filed under its author and hashes author, chain and contract: who copies one can never reveal it and loses its bond, and
/// nobody's commitment stands in another's way. Numbers are given at the commitment, so copying a reveal from the mempool
/// always gives a later number. What remains: who is kept from being mined for the whole window loses bond and priority, and
/// whoever has a file can register it. State is written before the Vault and the certificates are called; minting calls no
/// receiver.
contract DataRightsRegistry is IDataRightsRegistry {
    uint256 private constant WHOLE = 10_000;
    uint256 private constant MOST_ROYALTY = 5_000;
    uint256 private constant ROYALTY_BITS = 0xffff;
    uint256 private constant BOND_UNIT = 1e16;

    INetworkParameters private immutable PARAMETERS;
    IVault private immutable VAULT;
    IDataCertificates private immutable CERTIFICATES;
    address private immutable TREASURY;
    uint256 private immutable DAY_SECONDS;

    uint40 private _lastNumber;
    mapping(address owner => mapping(bytes32 commitment => Commitment)) private _pending;
    mapping(uint256 number => uint256 record) private _records;
    mapping(bytes32 instanceHash => uint40 number) private _firsts;
    uint256[50] private __gap;

    /// @param directory knows all contracts; NetworkParameters must be deployed already
    constructor(IDirectory directory) {
        PARAMETERS = INetworkParameters(directory.find("NetworkParameters"));
        VAULT = IVault(directory.find("Vault"));
        CERTIFICATES = IDataCertificates(directory.find("DataCertificates"));
        TREASURY = directory.governor();
        DAY_SECONDS = PARAMETERS.constants().daySeconds;
    }

    /// @inheritdoc IDataRightsRegistry
    function commit(bytes32 commitment) external returns (uint40 number) {
        if (commitment == 0) revert CommitmentEmpty();
        Commitment storage known = _pending[msg.sender][commitment];
        if (known.number != 0) revert CommitmentTaken(msg.sender, commitment, known.number);
        number = ++_lastNumber;
        uint256 bond = PARAMETERS.get(Parameter.RegistrationBond) * BOND_UNIT;
        uint256 deadline = block.timestamp + PARAMETERS.get(Parameter.RevealWindow) * DAY_SECONDS;
        // casting is safe: bounds keep the bond below 2^70, and time stays below 2^40 for 34,000 years
        _pending[msg.sender][commitment] = Commitment({
            number: number, since: uint40(block.timestamp), deadline: uint40(deadline), bond: uint96(bond)
        });
        emit Committed(msg.sender, commitment, number, deadline, bond);
        VAULT.lock(msg.sender, bond);
    }

    /// @inheritdoc IDataRightsRegistry
    function reveal(Claim calldata claim, Description calldata description, uint16 royalty, bytes32 salt)
        external
        returns (uint40 number)
    {
        bytes32 digest = Claims.digestOf(claim);
        bytes32 commitment = _commitment(msg.sender, digest, salt);
        Commitment memory known = _pending[msg.sender][commitment];
        if (known.number == 0) revert CommitmentUnknown(msg.sender, commitment);
        // a later block has a later timestamp
        // forge-lint: disable-next-line(block-timestamp)
        if (block.timestamp <= known.since) revert RevealTooEarly(uint256(known.since) + 1, block.timestamp);
        // forge-lint: disable-next-line(block-timestamp)
        if (block.timestamp > known.deadline) revert RevealTooLate(known.deadline, block.timestamp);
        Claims.checkComplete(claim);
        Claims.checkTexts(description);
        if (royalty > MOST_ROYALTY) revert RoyaltyTooHigh(MOST_ROYALTY, royalty);

        number = known.number;
        delete _pending[msg.sender][commitment];
        _records[number] = uint256(digest) | royalty;
        uint40 first = _firsts[claim.instanceHash];
        // who committed first may reveal later
        if (first == 0 || number < first) {
            first = number;
            _firsts[claim.instanceHash] = number;
        }
        emit Registered(number, msg.sender, claim.instanceHash, claim, description, royalty, first);
        CERTIFICATES.mint(msg.sender, number);
        VAULT.release(msg.sender, known.bond);
    }

    /// @inheritdoc IDataRightsRegistry
    function forfeit(address owner, bytes32 commitment) external {
        Commitment memory known = _pending[owner][commitment];
        if (known.number == 0) revert CommitmentUnknown(owner, commitment);
        // forge-lint: disable-next-line(block-timestamp)
        if (block.timestamp <= known.deadline) revert WindowOpen(known.deadline, block.timestamp);
        delete _pending[owner][commitment];
        uint256 wage = uint256(known.bond) * PARAMETERS.get(Parameter.KeeperShare) / WHOLE;
        emit BondForfeited(owner, commitment, known.number, msg.sender, known.bond);
        VAULT.release(TREASURY, known.bond - wage);
        if (wage != 0) VAULT.release(msg.sender, wage);
    }

    /// @inheritdoc IDataRightsRegistry
    function commitmentOf(address owner, Claim calldata claim, bytes32 salt) external view returns (bytes32) {
        return _commitment(owner, Claims.digestOf(claim), salt);
    }

    /// @inheritdoc IDataRightsRegistry
    function digestOf(Claim calldata claim) external pure returns (bytes32) {
        return Claims.digestOf(claim);
    }

    /// @inheritdoc IDataRightsRegistry
    function pending(address owner, bytes32 commitment) external view returns (Commitment memory) {
        return _pending[owner][commitment];
    }

    /// @inheritdoc IDataRightsRegistry
    function check(uint256 number, Claim calldata claim) external view {
        bytes32 expected = claimOf(number);
        if (expected == 0) revert CertificateUnknown(number);
        bytes32 actual = Claims.digestOf(claim);
        if (actual != expected) revert ClaimMismatch(number, expected, actual);
    }

    /// @inheritdoc IDataRightsRegistry
    function royaltyOf(uint256 number) external view returns (uint256) {
        return _records[number] & ROYALTY_BITS;
    }

    /// @inheritdoc IDataRightsRegistry
    function firstOf(bytes32 instanceHash) external view returns (uint40) {
        return _firsts[instanceHash];
    }

    /// @inheritdoc IDataRightsRegistry
    function lastNumber() external view returns (uint40) {
        return _lastNumber;
    }

    /// @inheritdoc IDataRightsRegistry
    function claimOf(uint256 number) public view returns (bytes32) {
        return bytes32(_records[number] & ~ROYALTY_BITS);
    }

    function _commitment(address owner, bytes32 digest, bytes32 salt) private view returns (bytes32) {
        return keccak256(abi.encode(owner, block.chainid, address(this), digest, salt));
    }
}
