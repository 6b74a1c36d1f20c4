// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDataRightsRegistry} from "cess/rights/IDataRightsRegistry.sol";
import {IRightsDisputes} from "cess/rights/IRightsDisputes.sol";
import {ILicences} from "cess/trade/ILicences.sol";

/// @title What items ask of the network, answered by one contract: Directory, registry, certificates, disputes and licences.
/// @dev The scenario test asks the real ones.
contract NetworkDouble {
    struct Judged {
        IRightsDisputes.Standing standing;
        bool disputed;
    }

    mapping(uint256 certificate => bytes32 digest) public claims;
    mapping(uint256 certificate => address) public ownerOf;
    mapping(uint256 certificate => Judged) public statusOf;
    mapping(uint64 => ILicences.Licence) private _licences;
    mapping(uint64 => ILicences.Offering) private _offerings;
    mapping(bytes32 => uint256) private _until;

    function certify(address holder, uint256 certificate, IDataRightsRegistry.Claim calldata claim) external {
        claims[certificate] = keccak256(abi.encode(claim));
        ownerOf[certificate] = holder;
    }

    function judge(uint256 certificate, IRightsDisputes.Standing standing, bool disputed) external {
        statusOf[certificate] = Judged(standing, disputed);
    }

    /// @dev Licence and offering have one number here.
    function license(uint64 licence, address licensee, uint40 certificate, bytes32 text, uint40 until) external {
        _licences[licence] =
            ILicences.Licence({licensee: licensee, from: uint40(block.timestamp), until: until, offering: licence});
        _offerings[licence].certificate = certificate;
        _offerings[licence].text = text;
        _until[keccak256(abi.encode(certificate, text, licensee))] = until;
    }

    function licenceOf(uint64 licence) external view returns (ILicences.Licence memory) {
        return _licences[licence];
    }

    function offeringOf(uint64 offering) external view returns (ILicences.Offering memory) {
        return _offerings[offering];
    }

    function licensedUntil(uint256 certificate, bytes32 text, address account) external view returns (uint256) {
        return _until[keccak256(abi.encode(certificate, text, account))];
    }

    function find(bytes32) external view returns (address) {
        return address(this);
    }

    function check(uint256 certificate, IDataRightsRegistry.Claim calldata claim) external view {
        bytes32 expected = claims[certificate];
        if (expected == 0) revert IDataRightsRegistry.CertificateUnknown(certificate);
        bytes32 actual = keccak256(abi.encode(claim));
        if (actual != expected) revert IDataRightsRegistry.ClaimMismatch(certificate, expected, actual);
    }
}
